-- For statements that go together in one transaction and stand on what was read before it: when fewer or more rows
-- are found than were expected, the transaction is given up and its sender reads again.
create function expect_rows(expected bigint, actual bigint) returns void language plpgsql as $$
begin
  if actual <> expected then
    raise exception 'expected % rows, found %', expected, actual using errcode = 'serialization_failure';
  end if;
end $$;
