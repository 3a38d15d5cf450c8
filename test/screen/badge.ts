import type { Driver } from '../../scripts/vscode/driver.mjs';

/** Waits until the sign of Caucus in the activity bar bears a number; none for an empty text. */
export async function badgeSays(driver: Driver, expected: string): Promise<void> {
  const item = driver.page
    .locator('.activitybar .action-item')
    .filter({ has: driver.page.locator('[aria-label^="Caucus"]') });
  const content = item.locator('.badge .badge-content:visible');
  await driver.until(`a badge “${expected}”`, async () => {
    const said = (await content.count()) > 0 ? await content.first().textContent() : '';
    return said === expected;
  });
}
