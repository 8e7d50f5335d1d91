-- The language in which somebody wants our messages, where nobody was asked before.

alter table enrolment add column language text not null default 'en';
alter table alert add column language text not null default 'en';
alter table contact_message add column language text not null default 'en';
alter table listing_report add column language text not null default 'en';
