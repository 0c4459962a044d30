import { defineConfig } from "@playwright/test";

/** How long a page may take to show what a test waits for, on a busy machine. */
const EXPECT_MS = 30_000;
/** One journey at most. */
const TEST_MS = 240_000;
/** The whole run at most. It takes ten minutes alone on two cores; a busy machine must fail no test. */
const RUN_MS = 30 * 60_000;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  snapshotPathTemplate: "{testDir}/golden/{arg}{ext}",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: TEST_MS,
  globalTimeout: RUN_MS,
  expect: { timeout: EXPECT_MS },
  reporter: "list",
  use: {
    actionTimeout: EXPECT_MS,
    navigationTimeout: EXPECT_MS,
    headless: true,
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    viewport: { width: 1440, height: 900 },
    trace: "off",
    screenshot: "off",
    launchOptions: {
      executablePath: process.env.TUKIVERKKO_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
