-- What names a special operation (专项整治), and the sub-district of what the campaign counts; null on the rows of before
-- until the tables are built again.
alter table cases add column operation text;
create index cases_operation on cases (operation, reported_at) where operation is not null;
alter table ladder_steps add column operation text;
alter table ladder_steps add column subdistrict text;
create index ladder_steps_operation on ladder_steps (operation, found) where operation is not null;
alter table penalties add column subdistrict text;
alter table penalties add column decided_at integer;
create index penalties_decided on penalties (decided_at) where decided_at is not null;

-- The colour that the plate (门前三包) of a party has in a month.
create table plates (
    party text not null,
    month text not null,
    county text,
    colour text not null,
    score real not null,
    primary key (party, month)
) strict, without rowid;

create index plates_colour on plates (month, colour, party);
