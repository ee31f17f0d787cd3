// Runs the SQL on standard input in DuckDB and prints the rows of the last statement
// as JSON, all values as text.
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const sql = require("fs").readFileSync(0, "utf8");
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await db.runAndReadAll(sql)).getRows();
  console.log(JSON.stringify(rows.map((row) => row.map((x) => (x === null ? "" : String(x))))));
})().catch((e) => {
  console.error(String(e));
  process.exit(1);
});
