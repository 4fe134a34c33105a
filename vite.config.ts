import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages. `npm run dev:web` serves them with hot reload and asks a running Lineshift for everything else. */
export default defineConfig(() => {
  const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
  return {
    root: 'src/web',
    plugins: [react()],
    build: {
      outDir: '../../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      // Chromium 123, Firefox 120 and Safari 17.5 know nesting and light-dark().
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // A data: address would need a hole in the content security policy.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      sourcemap: false,
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          // What every page needs comes in one file that lasts, and icons are no request each. Only packages are gathered:
          // groups of our own modules would import each other in a circle, and parts be missing when a page draws.
          codeSplitting: {
            groups: [
              {
                name: 'base',
                priority: 5,
                test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)[\\/]/,
              },
              { name: 'ui', priority: 4, minShareCount: 2, test: /src[\\/]web[\\/](ui|lib|shell)[\\/]|node_modules[\\/](@mantine|lucide-react)/ },
              { name: 'lines', priority: 3, minShareCount: 2, test: /src[\\/]web[\\/]lines[\\/]/ },
              { name: (id) => /src[\\/]web[\\/]features[\\/]([a-z-]+)[\\/](?!words)/.exec(id)?.[1] ?? null, priority: 2 },
            ],
          },
        },
      },
    },
    server: {
      port: 5173,
      strictPort: true,
      proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
    },
  };
});
