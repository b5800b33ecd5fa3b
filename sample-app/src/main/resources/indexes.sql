-- Run once, when the data is there: filling tables that have them already takes twice as long

create index city_search_name on city (search_name);
create index city_population on city (population desc, id);
create index city_country on city (country_code, population desc, id);
create index city_feature on city (feature, population desc, id);
alter table city add constraint city_to_country foreign key (country_code) references country (code);

create index visit_city on visit (city_id);
alter table visit add constraint visit_to_city foreign key (city_id) references city (id);

-- The planner knows nothing yet of tables filled a moment ago
analyze;
