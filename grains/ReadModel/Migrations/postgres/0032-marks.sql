-- The list of marks is read along its order, newest first.
create index marks_since on marks (since desc, place, mark);
