// SPDX-License-Identifier: MIT
// axe_paper.js CHROMIUM AXE PAPER.html...: axe-core looks at each paper, wide, narrow and printed. Needs puppeteer-core beside axe-core.
const { mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { dirname, join, resolve } = require('path');
const [chromium, axe, ...papers] = process.argv.slice(2);
const puppeteer = require(require.resolve('puppeteer-core', { paths: [dirname(axe)] }));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];

// What stands between the margins of an A4 sheet, in CSS pixels.
const SHEET = 673;

async function look(browser, paper, width) {
	const page = await browser.newPage();
	if (width === SHEET)
		await page.emulateMediaType('print');
	await page.setBypassCSP(true); // axe is a script; the paper itself allows none
	await page.setViewport({ width, height: 1000 });
	await page.goto('file://' + resolve(paper));
	await page.addScriptTag({ path: axe });
	const found = await page.evaluate(async () => {
		const { violations, incomplete } = await axe.run(document);
		const said = [...violations, ...incomplete].map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
		if (document.documentElement.scrollWidth > innerWidth)
			said.push('wider than the window');
		return said;
	});
	await page.close();
	return found.map(what => `${paper} at ${width}: ${what}`);
}

(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'paper-'));
	const browser = await puppeteer.launch({ executablePath: chromium, headless: true, userDataDir: folder, args: quiet });
	const faults = [];
	for (const paper of papers)
		for (const width of [900, 320, SHEET])
			faults.push(...await look(browser, paper, width));
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
	faults.forEach(fault => console.log(fault));
	process.exit(faults.length ? 1 : 0);
})().catch(error => {
	console.error(error);
	process.exit(1);
});
