-- The part that a case is about and its nearest address; null on the cases of before until the tables are built again.
alter table cases add column part text;
alter table cases add column address text;
