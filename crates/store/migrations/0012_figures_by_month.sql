-- Days that are owed or run, summed by month as well, so that "late" adds up a few rows whatever the number of days.

INSERT INTO figure (year, dimension, key, measure, n)
    SELECT year, 'running_month', substr(key, 1, length(key) - 3), measure, CAST(SUM(n) AS BIGINT) FROM figure
    WHERE dimension = 'running' GROUP BY year, substr(key, 1, length(key) - 3), measure;
INSERT INTO figure (year, dimension, key, measure, n)
    SELECT year, 'owed_month', substr(key, 1, 7) || substr(key, 11), measure, CAST(SUM(n) AS BIGINT) FROM figure
    WHERE dimension = 'owed' GROUP BY year, substr(key, 1, 7) || substr(key, 11), measure;

-- Records that were entered in error don't count: the index of the totals says which they are.
DROP INDEX finance_record_product;
CREATE INDEX finance_record_product ON finance_record (product, granted_on, amount_fen, finance_state);
