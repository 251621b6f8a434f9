-- What is handed over by a letter; null for any other letter.
alter table letters add column find text;
