-- Run once, when the data volume is new. The survey's role owns its database and nothing else.
\getenv password POSTGRES_PASSWORD
CREATE ROLE survey LOGIN PASSWORD :'password';
CREATE DATABASE survey OWNER survey;
REVOKE CONNECT ON DATABASE survey FROM PUBLIC;

-- From now on the superuser gets in only from inside the container.
ALTER ROLE postgres PASSWORD NULL;
