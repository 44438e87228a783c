-- What has to be decided or awaited before the module is uninstalled. Reads only. Each query has to come back empty; docs/install.md, "Uninstall", says what to do about a row.
-- Orders with a request that a shopper may still pay: wait until it has ended. The next script leaves their carts frozen.
SELECT REQUEST_ID, ORDER_ID, STATE, EXPIRES_AT FROM SFPY_REQUEST WHERE STATE = 'OPEN' ORDER BY CREATED_AT;
-- Frozen orders with money on record: have them placed or refunded. The next script leaves them as they are.
SELECT o.ORDER_ID, p.PAYMENT_ID, p.USD_CENTS, p.STANDING FROM BLC_ORDER o JOIN SFPY_PAYMENT p ON p.ORDER_ID = o.ORDER_ID WHERE o.ORDER_STATUS = 'AWAITING_PAYMENT' AND EXISTS (SELECT 1 FROM SFPY_ORDER s WHERE s.ORDER_ID = o.ORDER_ID) ORDER BY o.ORDER_ID;
-- Orders that call for a person: decide.
SELECT ORDER_ID, STATE, REASON FROM SFPY_ORDER WHERE ATTENTION = TRUE ORDER BY ORDER_ID;
-- Refunds that were promised to payers, and are not made yet.
SELECT PAYMENT_ID, ORDER_ID, USD_CENTS FROM SFPY_PAYMENT WHERE TO_BE_REFUNDED = TRUE ORDER BY PAYMENT_ID;
-- Events that are still worked on, or call for a person.
SELECT EVENT_KEY, EVENT_TYPE, STATE, RECEIVED_AT FROM SFPY_EVENT WHERE STATE IN ('RECEIVED', 'WAITING', 'FAILED') ORDER BY RECEIVED_AT;
-- Decisions of staff that the store has not carried out yet.
SELECT INSTRUCTION_ID, ACTION, SUBJECT_ID, CREATED_AT FROM SFPY_STAFF_INSTRUCTION WHERE ANSWER IS NULL ORDER BY CREATED_AT;
