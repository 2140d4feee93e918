-- +goose Up

-- What is counted one by one is counted from indexes alone: those that lists go along
-- have all that is filtered by, and what counts tell. (Where something was once, its
-- record alone tells.)
DROP INDEX records_start;
DROP INDEX records_country;
DROP INDEX records_type;
DROP INDEX records_status;
DROP INDEX records_place;
DROP INDEX records_admin;
CREATE INDEX records_start ON records (long, start, incident, until, country, type, status, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_country ON records (country, long, start, incident, until, type, status, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_type ON records (type, long, start, incident, until, country, status, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_status ON records (status, long, start, incident, until, country, type, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_place ON records (place, long, start, incident, until, country, type, status, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_admin ON records (admin, long, start, incident, place, until, country, type, status, killed_high, killed_low, lat, lon, since, came_first, came_last);
CREATE INDEX records_brief ON records (incident, start, until, long, country, admin, place, type, status, killed_high, killed_low, lat, lon, since, came_first, came_last);

DROP INDEX history_incident;
DROP INDEX history_start;
DROP INDEX history_country;
DROP INDEX history_type;
DROP INDEX history_status;
DROP INDEX history_place;
DROP INDEX history_admin;
CREATE INDEX history_start ON history (long, start, incident, since, ended, until, country, type, status, killed_high, killed_low);
CREATE INDEX history_country ON history (country, long, start, incident, since, ended, until, type, status, killed_high, killed_low);
CREATE INDEX history_type ON history (type, long, start, incident, since, ended, until, country, status, killed_high, killed_low);
CREATE INDEX history_status ON history (status, long, start, incident, since, ended, until, country, type, killed_high, killed_low);
CREATE INDEX history_place ON history (place, long, start, incident, since, ended, until, country, type, status, killed_high, killed_low);
CREATE INDEX history_admin ON history (admin, long, start, incident, place, since, ended, until, country, type, status, killed_high, killed_low);
CREATE INDEX history_incident ON history (incident, since, ended, start, until, long, country, admin, place, type, status, killed_high, killed_low);
