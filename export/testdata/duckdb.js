// Runs the SQL on standard input in DuckDB and prints as JSON the names of the
// columns and then the rows of the last statement, all values as text.
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const sql = require("fs").readFileSync(0, "utf8");
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const found = await db.runAndReadAll(sql);
  const rows = [found.columnNames(), ...found.getRows()];
  console.log(JSON.stringify(rows.map((row) => row.map((x) => (x === null ? "" : String(x))))));
})().catch((e) => {
  console.error(String(e));
  process.exit(1);
});
