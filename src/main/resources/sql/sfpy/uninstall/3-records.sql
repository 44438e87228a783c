-- Destroys what the module has recorded: SFPY's signed events, payments, refunds, the ledger, what staff decided. Only once your accounts no longer need it, or have it from a dump. Nothing of Broadleaf's refers to these tables.
DROP TABLE IF EXISTS SFPY_EVENT;
DROP TABLE IF EXISTS SFPY_ORDER;
DROP TABLE IF EXISTS SFPY_REQUEST;
DROP TABLE IF EXISTS SFPY_PAYMENT;
DROP TABLE IF EXISTS SFPY_REFUND;
DROP TABLE IF EXISTS SFPY_LEDGER_ENTRY;
DROP TABLE IF EXISTS SFPY_STAFF_ACTION;
DROP TABLE IF EXISTS SFPY_STAFF_INSTRUCTION;
