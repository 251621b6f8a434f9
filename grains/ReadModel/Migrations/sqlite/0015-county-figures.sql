-- What each county has in each stage, one row for each partition its cases are in; a report that joined a case stays at
-- 11, joined. The cases that are there already are counted once.
create table county_figures (
    county text not null,
    partition integer not null,
    stage integer not null,
    cases integer not null,
    in_time integer not null,
    late integer not null,
    primary key (county, partition, stage)
) strict, without rowid;

insert into county_figures
select coalesce(county, ''), partition, case when joined_to is null then stage else 11 end, count(*), sum(case when not handled_late then 1 else 0 end),
    sum(case when handled_late then 1 else 0 end)
from cases group by coalesce(county, ''), partition, case when joined_to is null then stage else 11 end;
