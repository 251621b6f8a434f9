-- Whether a holiday notice that is still to come may move a due time; null for no.
alter table cases add column provisional integer;
alter table obligations add column provisional integer;
