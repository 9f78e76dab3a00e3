// tus beside us: `serve FOLDER` is @tus/server over files, `push FILE URL BYTES` uploads in requests of so many bytes (0: one).
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [role, place, url, bytes] = process.argv.slice(2);

if (role === 'serve') {
  const { Server } = await import('@tus/server');
  const { FileStore } = await import('@tus/file-store');
  const server = new Server({
    path: '/files',
    datastore: new FileStore({ directory: place }),
    // One sync at the end: as it comes it never syncs at all.
    async onUploadFinish(_request, upload) {
      const file = await open(`${place}/${upload.id}`, 'r+');
      await file.sync();
      await file.close();
      return {};
    },
  });
  const listener = http.createServer((request, answer) => server.handle(request, answer));
  listener.listen(0, '127.0.0.1', () => console.log(listener.address().port));
} else {
  const tus = require('tus-js-client');
  const began = process.hrtime.bigint();
  await new Promise((resolve, reject) => {
    new tus.Upload(createReadStream(place), {
      endpoint: `${url}/files`,
      uploadSize: statSync(place).size,
      chunkSize: Number(bytes) || Infinity,
      onError: reject,
      onSuccess: resolve,
    }).start();
  });
  console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9 }));
}
