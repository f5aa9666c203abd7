-- Who comes into the six built-in segments and who leaves them is kept in every workspace: in new ones from the first day, in
-- those that are there from here on. Their people are gathered piece by piece, by each workspace's own clock.
insert into segments (id, workspace_id, key, name, definition, filling)
select gen_random_uuid(), w.id, k.key, k.name, k.definition::jsonb, '{"at":null,"id":null,"seen":true}'
from workspaces w cross join (values
  ('cart_abandoners', 'Cart abandoners', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"event","event":"add_to_cart"},{"type":"orders","of":"orders","is":"exactly","amount":0}]}}'),
  ('potential_customers', 'Potential customers', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"event","event":"add_to_cart"},{"type":"orders","of":"orders","is":"exactly","amount":0}]}}'),
  ('high_value_customers', 'High-value customers', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"orders","of":"value","is":"more_than","amount":100}]}}'),
  ('new_visitors', 'New visitors', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"event","event":"page_view"},{"type":"fact","fact":"eventTypes","test":{"op":"exactly","value":1}}]}}'),
  ('engaged_users', 'Engaged users', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"fact","fact":"eventTypes","test":{"op":"at_least","value":3}}]}}'),
  ('repeat_customers', 'Repeat customers', '{"version":1,"who":"known","where":{"type":"all","of":[{"type":"orders","of":"orders","is":"more_than","amount":1}]}}')
) k (key, name, definition)
on conflict (workspace_id, key) where key is not null do update
  set definition = excluded.definition, filling = excluded.filling, version = segments.version + 1, updated_at = now()
  where segments.definition is null;
