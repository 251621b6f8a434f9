-- Which silos make up a cluster. Every change of a silo's row moves the version row with it, by compare-and-set in one
-- statement: of two silos that decide at once, one wins and the other reads again.
create table OrleansMembershipVersionTable(
    DeploymentId text primary key,
    Timestamp timestamptz not null default now(),
    Version integer not null default 0);

create table OrleansMembershipTable(
    DeploymentId text not null references OrleansMembershipVersionTable,
    Address text not null,
    Port integer not null,
    Generation integer not null,
    SiloName text not null,
    HostName text not null,
    Status integer not null,
    ProxyPort integer,
    SuspectTimes text,
    StartTime timestamptz not null,
    IAmAliveTime timestamptz not null,
    primary key (DeploymentId, Address, Port, Generation));

insert into OrleansQuery(QueryKey, QueryText) values ('InsertMembershipVersionKey', $query$
with entered as (
    insert into OrleansMembershipVersionTable(DeploymentId) values (@DeploymentId) on conflict do nothing returning 1)
select count(*) from entered
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('InsertMembershipKey', $query$
with moved as (
    update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
    where DeploymentId = @DeploymentId and Version = @Version and not exists (
        select from OrleansMembershipTable
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning 1),
entered as (
    insert into OrleansMembershipTable(DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from moved
    returning 1)
select count(*) from entered
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('UpdateMembershipKey', $query$
with moved as (
    update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
    where DeploymentId = @DeploymentId and Version = @Version and exists (
        select from OrleansMembershipTable
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning 1),
changed as (
    update OrleansMembershipTable set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation and exists (select from moved)
    returning 1)
select count(*) from changed
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('UpdateIAmAlivetimeKey', $query$
update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
$query$);

-- The version comes back even where there is no silo yet.
insert into OrleansQuery(QueryKey, QueryText) values ('MembershipReadRowKey', $query$
select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
from OrleansMembershipVersionTable v left join OrleansMembershipTable m
    on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
where v.DeploymentId = @DeploymentId
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('MembershipReadAllKey', $query$
select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
from OrleansMembershipVersionTable v left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
where v.DeploymentId = @DeploymentId
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('GatewaysQueryKey', $query$
select Address, ProxyPort, Generation from OrleansMembershipTable
where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
$query$);

-- 3 is an active silo: those stay, however long ago they were heard.
insert into OrleansQuery(QueryKey, QueryText) values ('CleanupDefunctSiloEntriesKey', $query$
delete from OrleansMembershipTable
where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('DeleteMembershipTableEntriesKey', $query$
delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId;
$query$);
