// PouchDB beside us: `serve FOLDER` is express-pouchdb over LevelDB, `push FOLDER URL COUNT BYTES` replicates to it.
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PouchDB = require('pouchdb');
const [role, folder, url, count, bytes] = process.argv.slice(2);
const Database = PouchDB.defaults({ prefix: `${folder}/` });

if (role === 'serve') {
  const app = require('express')();
  app.use('/', require('express-pouchdb')(Database, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log` }));
  const listener = app.listen(0, '127.0.0.1', () => console.log(listener.address().port));
} else {
  const source = new Database('source');
  const documents = Array.from({ length: Number(count) }, (_, number) => ({
    _id: String(number).padStart(8, '0') + randomBytes(4).toString('hex'),
    sealed: randomBytes(Math.ceil(Number(bytes) * 0.75)).toString('base64').slice(0, Number(bytes)),
  }));
  for (let at = 0; at < documents.length; at += 1000) await source.bulkDocs(documents.slice(at, at + 1000));
  const target = new PouchDB(`${url}/target`);
  await target.info();
  const began = process.hrtime.bigint();
  const pushed = await source.replicate.to(target);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const { doc_count } = await target.info();
  if (!pushed.ok || doc_count !== documents.length) throw new Error(`${doc_count} of ${documents.length} arrived`);
  console.log(JSON.stringify({ seconds }));
}
