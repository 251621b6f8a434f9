-- Photographs and recordings by the hash of the original, in pieces that one read takes whole.
create table file (
    hash text not null,
    part smallint not null,
    length bigint not null,
    stored_at timestamptz not null,
    primary key (hash, part)
);

create table chunk (
    hash text not null,
    part smallint not null,
    number int not null,
    bytes bytea not null,
    primary key (hash, part, number)
);

-- Pictures are compressed already.
alter table chunk alter column bytes set storage external;
