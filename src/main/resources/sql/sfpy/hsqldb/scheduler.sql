-- The table of db-scheduler, which works on the inbox. It is no entity, so hbm2ddl does not make it. A line holds a whole statement, as Hibernate's import wants it; a table that is there is kept, with its tasks.
CREATE TABLE IF NOT EXISTS SFPY_SCHEDULED_TASK (task_name VARCHAR(100) NOT NULL, task_instance VARCHAR(100) NOT NULL, task_data BLOB, execution_time TIMESTAMP WITH TIME ZONE NOT NULL, picked BOOLEAN NOT NULL, picked_by VARCHAR(50), last_success TIMESTAMP WITH TIME ZONE, last_failure TIMESTAMP WITH TIME ZONE, consecutive_failures INT, last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT NOT NULL, PRIMARY KEY (task_name, task_instance));
-- HSQLDB 2.3.1, which Broadleaf 3.1 brings, takes CREATE INDEX IF NOT EXISTS for an index of the name IF: the indexes are made anew.
DROP INDEX SFPY_SCHEDULED_TASK_DUE IF EXISTS;
CREATE INDEX SFPY_SCHEDULED_TASK_DUE ON SFPY_SCHEDULED_TASK (execution_time);
DROP INDEX SFPY_SCHEDULED_TASK_BEAT IF EXISTS;
CREATE INDEX SFPY_SCHEDULED_TASK_BEAT ON SFPY_SCHEDULED_TASK (last_heartbeat);
