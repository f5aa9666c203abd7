-- People are found by how an identifier or a word of a name begins: a range of the primary keys, which only byte order gives.
alter table profile_identifiers alter column value type text collate "C";
--> statement-breakpoint
alter table profile_names alter column word type text collate "C";
