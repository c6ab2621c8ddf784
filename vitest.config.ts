import { defineConfig } from "vitest/config";

const shared = { testTimeout: 20_000, hookTimeout: 20_000 };

// biome-ignore lint/style/noDefaultExport: vitest wants it
export default defineConfig({
  test: {
    // Its default leaves one core alone, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**", "test/chaos/**"],
        },
      },
      { test: { ...shared, name: "e2e", include: ["test/e2e/**/*.test.ts"], testTimeout: 40_000 } },
      { test: { ...shared, name: "chaos", include: ["test/chaos/**/*.test.ts"], testTimeout: 600_000 } },
    ],
  },
});
