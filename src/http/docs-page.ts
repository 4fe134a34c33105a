import express, { type Express } from 'express';
// Not the package itself, which would load the whole page's program into this process.
import swaggerFolder from 'swagger-ui-dist/absolute-path.js';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lineshift API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** Subjects first, closed and with a filter: of more than 150 operations at once the guide would draw only what is in sight. */
const start = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null,
});\n`;

/** The readable API guide at `/api/docs`: everything from this server, no inline script. */
export function mountDocs(app: Express, document: object): void {
  const text = JSON.stringify(document);
  app.get('/api/openapi.json', (_request, response) => {
    response.type('application/json').send(text);
  });
  app.get('/api/docs', (_request, response) => {
    response.type('html').send(page);
  });
  app.get('/api/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(start);
  });
  app.use('/api/docs', express.static(swaggerFolder(), { index: false, maxAge: '1d' }));
}
