-- Compiling a statement (JIT) takes a second or two where the planner thinks it is worth it; the questions asked here take
-- a few hundred milliseconds without. Where the role may not set it, everything works and some answers are slower.
do $$ begin
  execute format('alter database %I set jit = off', current_database());
exception when insufficient_privilege then
  raise notice 'jit stays on: this role may not change settings of its database';
end $$;
