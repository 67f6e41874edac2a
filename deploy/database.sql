-- Run once, when the data volume is new. The survey's role owns its database and nothing else.
\getenv password POSTGRES_PASSWORD
CREATE ROLE survey LOGIN PASSWORD :'password';
CREATE DATABASE survey OWNER survey;

-- What the program works in, and what somebody may be given who is to see no answers. The migrations say what each may do.
CREATE ROLE survey_app NOLOGIN;
CREATE ROLE survey_reader NOLOGIN;
GRANT survey_app TO survey;

REVOKE CONNECT ON DATABASE survey FROM PUBLIC;

-- From now on the superuser gets in only from inside the container.
ALTER ROLE postgres PASSWORD NULL;
