-- The special operation (专项整治) in which the act of a penalty file was found; null on the rows of before until the
-- tables are built again.
alter table penalties add column operation text;
create index penalties_operation on penalties (operation, opened) where operation is not null;
