-- Steps of ladders (执法阶梯), and what ended them: a look after an order (looked = 1) or an objection (looked = 0).
create table ladder_steps (
    party text collate "C" not null,
    step integer not null,
    holder text collate "C" not null,
    rung integer not null,
    kind integer not null,
    class text collate "C" not null,
    county text collate "C",
    found timestamptz not null,
    due timestamptz,
    taken_by text collate "C" not null,
    case_id uuid,
    procedure integer,
    primary key (party, step)
);

create index ladder_steps_found on ladder_steps (found, party, step);
create index ladder_steps_case on ladder_steps (case_id) where case_id is not null;
create index ladder_steps_due on ladder_steps (due) where due is not null;

create table ladder_ends (
    party text collate "C" not null,
    step integer not null,
    looked integer not null,
    result integer,
    at timestamptz not null,
    primary key (party, step, looked)
);
