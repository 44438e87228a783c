-- The table of db-scheduler, which works on the inbox. It is no entity, so hbm2ddl does not make it.
CREATE TABLE SFPY_SCHEDULED_TASK (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data BLOB,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50),
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX SFPY_SCHEDULED_TASK_DUE ON SFPY_SCHEDULED_TASK (execution_time);
CREATE INDEX SFPY_SCHEDULED_TASK_BEAT ON SFPY_SCHEDULED_TASK (last_heartbeat);
