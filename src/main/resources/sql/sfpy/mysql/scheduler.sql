-- The table of db-scheduler, which works on the inbox. It is no entity, so hbm2ddl does not make it.
CREATE TABLE SFPY_SCHEDULED_TASK (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data BLOB,
  execution_time TIMESTAMP(6) NOT NULL,
  picked BIT NOT NULL,
  picked_by VARCHAR(50),
  last_success TIMESTAMP(6) NULL,
  last_failure TIMESTAMP(6) NULL,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX SFPY_SCHEDULED_TASK_DUE ON SFPY_SCHEDULED_TASK (execution_time);
CREATE INDEX SFPY_SCHEDULED_TASK_BEAT ON SFPY_SCHEDULED_TASK (last_heartbeat);
