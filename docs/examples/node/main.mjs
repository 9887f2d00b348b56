import {files} from './files.mjs';

for (const name of await files()) {
  console.log(name);
}
