// Asks for what the page needs first, before its own script is here; the page then asks by the same addresses. Not with a partner (a page
// around, or one that opened this window): the session is only about to come from there.
if (parent === self && !opener)
  for (const path of ['/api/session', '/api/dashboard/layout', '/api/dashboard/widgets']) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `${path}?first` });
    document.head.append(link);
  }
