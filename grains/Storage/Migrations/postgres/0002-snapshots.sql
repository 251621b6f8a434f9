-- State of grains. A fifth of each page stays free, so that a new payload can stay on its row's page and no index changes.
create table OrleansStorage(
    GrainIdHash integer not null,
    GrainIdN0 bigint not null,
    GrainIdN1 bigint not null,
    GrainTypeHash integer not null,
    GrainTypeString text not null,
    GrainIdExtensionString text,
    ServiceId text not null,
    PayloadBinary bytea,
    ModifiedOn timestamp not null,
    Version integer not null)
    with (fillfactor = 70);

-- One row a grain, whoever races for it. Grains keyed by number have no extension: two such rows are the same row.
create unique index UX_OrleansStorage on OrleansStorage(
    GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
    nulls not distinct;

-- No row comes back to a writer whose version is not the row's, or who came second: Orleans tells it so.
insert into OrleansQuery(QueryKey, QueryText) values ('WriteToStorageKey', $query$
with changed as (
    update OrleansStorage set PayloadBinary = @PayloadBinary, ModifiedOn = now() at time zone 'utc', Version = Version + 1
    where @GrainStateVersion is not null
        and GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
        and GrainTypeString = @GrainTypeString and GrainIdExtensionString is not distinct from @GrainIdExtensionString
        and ServiceId = @ServiceId and Version = @GrainStateVersion
    returning Version),
entered as (
    insert into OrleansStorage(GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, now() at time zone 'utc', 1
    where @GrainStateVersion is null
    on conflict do nothing
    returning Version)
select Version as NewGrainStateVersion from changed union all select Version from entered
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('ReadFromStorageKey', $query$
select PayloadBinary, Version from OrleansStorage
where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('ClearStorageKey', $query$
update OrleansStorage set PayloadBinary = null, ModifiedOn = now() at time zone 'utc', Version = Version + 1
where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId and Version = @GrainStateVersion
returning Version as NewGrainStateVersion
$query$);

insert into OrleansQuery(QueryKey, QueryText) values ('DeleteStorageKey', $query$
delete from OrleansStorage
where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId and Version = @GrainStateVersion
returning Version + 1 as NewGrainStateVersion
$query$);
