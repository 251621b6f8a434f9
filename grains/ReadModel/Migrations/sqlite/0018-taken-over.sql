-- The system of the county before, from which a case was taken over; null on the cases that began here.
alter table unclear add column taken_from text;
create index unclear_taken on unclear (case_id) where taken_from is not null;
