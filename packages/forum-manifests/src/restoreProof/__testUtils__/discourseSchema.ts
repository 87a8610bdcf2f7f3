/** Version of the newest migration of the forum below. */
export const SCHEMA_VERSION = '20261101120000';

/** A small forum with the tables, extensions and indexes that a proof looks at. */
export const FORUM_SQL = `
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
INSERT INTO schema_migrations VALUES ('20260101000000'), ('${SCHEMA_VERSION}');
CREATE TABLE users (id serial PRIMARY KEY, username varchar NOT NULL, custom hstore);
INSERT INTO users (id, username) VALUES (-1, 'system');
INSERT INTO users (username, custom) SELECT 'user' || n, hstore('n', n::text) FROM generate_series(1, 40) n;
CREATE UNIQUE INDEX index_users_on_username ON users (username);
CREATE INDEX index_users_trgm ON users USING gin (username gin_trgm_ops);
CREATE TABLE categories (id serial PRIMARY KEY, name varchar NOT NULL);
INSERT INTO categories (name) VALUES ('General'), ('Staff');
CREATE TABLE groups (id serial PRIMARY KEY, name varchar NOT NULL);
INSERT INTO groups (name) VALUES ('admins'), ('trust_level_0');
CREATE TABLE site_settings (id serial PRIMARY KEY, name varchar NOT NULL, value text);
INSERT INTO site_settings (name, value) VALUES ('title', 'Acme');
CREATE TABLE topics (id serial PRIMARY KEY, title varchar NOT NULL, category_id int REFERENCES categories (id));
INSERT INTO topics (title, category_id) SELECT 'Topic ' || n, 1 FROM generate_series(1, 60) n;
CREATE TABLE posts (id serial PRIMARY KEY, topic_id int NOT NULL REFERENCES topics (id), raw text NOT NULL, created_at timestamp NOT NULL);
INSERT INTO posts (topic_id, raw, created_at)
  SELECT 1 + n % 60, 'CREATE SCHEMA public;' || E'\\n\\\\. and more ' || n, timestamp '2026-11-18 12:00' - n * interval '1 hour'
  FROM generate_series(0, 299) n;
CREATE TABLE uploads (id serial PRIMARY KEY, url varchar NOT NULL);
INSERT INTO uploads (id, url) VALUES (-1, '/images/logo.png');
INSERT INTO uploads (url) SELECT '/uploads/default/original/1X/' || n || '.png' FROM generate_series(1, 20) n;
`;
