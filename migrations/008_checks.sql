-- Checking rules are definitions like the others: versioned, with the day from which each version counts.
alter table definition drop constraint definition_kind_known;
alter table definition add constraint definition_kind_known check (kind in ('programme', 'target', 'goal',
  'indicator', 'element', 'unit', 'area', 'assignment', 'method', 'holiday', 'check'));
