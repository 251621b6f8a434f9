-- The reports of one matter, found by the case they joined.
create index cases_joined_to on cases (joined_to) where joined_to is not null;
