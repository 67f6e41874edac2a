// Unpacks the headless browser that the journeys are made with into the folder that TMPDIR names.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';

// The package unpacks the few libraries the browser needs only where it takes the machine for one of its cloud's.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();

// Its own list of font folders names that cloud's; without any font the browser ends itself.
const fonts = join(tmpdir(), 'fonts');
const escaped = fonts.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
await writeFile(join(fonts, 'fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts</dir>
  <cachedir>${escaped}/cache</cachedir>
</fontconfig>
`);
