-- The county of the place of a case; null on the cases of a city that knew one county only.
alter table cases add column county text;
create index cases_of_county on cases (county, reported_at);
