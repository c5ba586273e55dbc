import './ui/tokens.css';
import './ui/contrast.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startSession } from './app/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page lacks its root element.');
startSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
