-- Steps of ladders (执法阶梯), and what ended them: a look after an order (looked = 1) or an objection (looked = 0).
create table ladder_steps (
    party text not null,
    step integer not null,
    holder text not null,
    rung integer not null,
    kind integer not null,
    class text not null,
    county text,
    found integer not null,
    due integer,
    taken_by text not null,
    case_id text,
    procedure integer,
    primary key (party, step)
) strict, without rowid;

create index ladder_steps_found on ladder_steps (found, party, step);
create index ladder_steps_case on ladder_steps (case_id) where case_id is not null;
create index ladder_steps_due on ladder_steps (due) where due is not null;

create table ladder_ends (
    party text not null,
    step integer not null,
    looked integer not null,
    result integer,
    at integer not null,
    primary key (party, step, looked)
) strict, without rowid;
