-- The guard of values compares whole records: the same rule, several times faster than by jsonb, which a
-- month's approval of thousands of values feels.
create or replace function keep_value() returns trigger language plpgsql as $$
declare
  ended value;
begin
  if tg_op = 'DELETE' then
    raise exception 'value is append-only' using errcode = 'restrict_violation';
  end if;
  ended := old;
  ended.superseded := new.superseded;
  if old.superseded is not null or new.superseded is null or ended *<> new then
    raise exception 'value is append-only: record a new one' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- What an entry ended is sealed with it.
create index value_ended on value (superseded) where superseded is not null;
