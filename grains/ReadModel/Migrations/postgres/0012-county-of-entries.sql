-- The county of an entry; null on the entries of a city that knew one county only.
alter table registers add column county text;
update registers set county = data::jsonb ->> 'county';
create index registers_of_county on registers (county, entry) where county is not null;
