-- What names a special operation (专项整治), and the sub-district of what the campaign counts; null on the rows of before
-- until the tables are built again.
alter table cases add column operation text collate "C";
create index cases_operation on cases (operation, reported_at) where operation is not null;
alter table ladder_steps add column operation text collate "C";
alter table ladder_steps add column subdistrict text collate "C";
create index ladder_steps_operation on ladder_steps (operation, found) where operation is not null;
alter table penalties add column subdistrict text collate "C";
alter table penalties add column decided_at timestamptz;
create index penalties_decided on penalties (decided_at) where decided_at is not null;

-- The colour that the plate (门前三包) of a party has in a month.
create table plates (
    party text collate "C" not null,
    month text collate "C" not null,
    county text collate "C",
    colour text collate "C" not null,
    score double precision not null,
    primary key (party, month)
);

create index plates_colour on plates (month, colour, party);
