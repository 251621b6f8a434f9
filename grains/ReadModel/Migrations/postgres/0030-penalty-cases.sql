-- The case that found the act of a penalty file, by which the trace of the case shows it.
alter table penalties add column case_id uuid;
create index penalties_case on penalties (case_id) where case_id is not null;
