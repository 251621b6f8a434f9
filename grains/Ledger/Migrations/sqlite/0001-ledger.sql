-- The record of the city. How its hash is computed stands in LedgerChain and in docs/decisions/0003-ledger.md.
-- Times are microseconds since 1970-01-01T00:00:00Z; parties a JSON array of texts.
create table ledger (
    partition integer not null,
    position integer not null,
    source text not null,
    version integer not null,
    type text not null,
    at integer not null,
    "by" text not null,
    parties text not null,
    payload text not null,
    hash blob not null,
    primary key (partition, position),
    unique (source, version)
) strict;

-- Who owns the end of a partition, and where it is.
create table ledger_head (
    partition integer primary key,
    epoch integer not null,
    position integer not null,
    hash blob not null
) strict;

create table ledger_cursor (
    follower text not null,
    partition integer not null,
    position integer not null,
    primary key (follower, partition)
) strict, without rowid;

create table dead_letter (
    party text not null,
    partition integer not null,
    position integer not null,
    reason text not null,
    at integer not null,
    primary key (party, partition, position)
) strict;

-- How many partitions the ledger was cut into at its first start: one row, for good.
create table ledger_shape (
    id integer primary key check (id = 1),
    partitions integer not null
) strict;
