import { keepShell } from '@kit/worker/shell';

keepShell('notes', ['title', 'text', 'url']);
