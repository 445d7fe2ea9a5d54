-- Uses the language server as a person at Neovim would and writes what Neovim then holds, as JSON, to $VITRUVE_RESULT.

-- Milliseconds: more than any machine needs, since what is waited for in vain is a failure.
local PATIENCE = 50000
local result = {}

-- What the server pushed last, by the path's last part.
local published = {}
local publish = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, params, ...)
  published[vim.fn.fnamemodify(vim.uri_to_fname(params.uri), ':t')] = #params.diagnostics
  return publish(err, params, ...)
end

local function wait(what, condition)
  if not vim.wait(PATIENCE, condition, 20) then error('waited in vain for ' .. what) end
end

local function codes()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end

local function has(code) return vim.tbl_contains(codes(), code) end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

local function open(path)
  vim.cmd('edit ' .. path)
  wait('the server', function()
    for _, client in pairs(vim.lsp.buf_get_clients(0)) do
      if client.initialized then return true end
    end
  end)
end

-- Puts the cursor on the start of a text.
local function goto_text(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. text, 'cW') == 0 then error('no "' .. text .. '" in ' .. vim.fn.expand('%')) end
end

local function substitute(from, to) vim.cmd('%s/\\V' .. from .. '/' .. to .. '/') end

local function request(method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), extra or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, PATIENCE) or {}
  for _, answer in pairs(answers) do return answer.result end
end

local steps = {}

function steps.diagnostics()
  open('raci.yaml')
  wait('the finding', function() return has('raci/one-accountable') end)
  local found = vim.tbl_filter(function(one) return one.code == 'raci/one-accountable' end, vim.diagnostic.get(0))[1]
  result.finding = { line = found.lnum, message = found.message, severity = found.severity, source = found.source }
  substitute('DPO: C', 'DPO: A')
  wait('the finding to go', function() return not has('raci/one-accountable') end)
  substitute('DPO: A', 'DPO: C')
  wait('the finding to return', function() return has('raci/one-accountable') end)
  vim.cmd('edit!')
end

function steps.action()
  open('risks.amdec.yaml')
  wait('the wrong criticality', function() return has('amdec/criticality-wrong') end)
  goto_text('criticality: 25')
  vim.ui.select = function(items, _, choose) choose(items[1]) end
  vim.cmd('normal! 2w')
  vim.lsp.buf.code_action()
  wait('the fix', function() return table.concat(lines(), '\n'):find('criticality: 24', 1, true) ~= nil end)
  wait('the finding to go', function() return not has('amdec/criticality-wrong') end)
  result.fixed = true
end

function steps.hover()
  open('raci.yaml')
  goto_text('ADR-0001')
  local window
  wait('the window', function()
    -- Asked again: the decision may not be read yet.
    vim.lsp.buf.hover()
    vim.wait(200)
    for _, candidate in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(candidate).relative ~= '' then window = candidate end
    end
    return window ~= nil
  end)
  result.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  vim.api.nvim_win_close(window, true)
end

function steps.completion()
  open('raci.yaml')
  vim.fn.append(vim.fn.line('$'), { '  - name: Audit', '    assignments:', '      ' })
  vim.fn.cursor(vim.fn.line('$'), 7)
  vim.cmd('startinsert!')
  local position = { line = vim.fn.line('$') - 1, character = 6 }
  local answer = request('textDocument/completion', { position = position })
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(answer or {}, '')
  result.completion = vim.tbl_map(function(item) return item.word end, items)
  vim.cmd('stopinsert')
  vim.cmd('edit!')
end

function steps.definition()
  open('raci.yaml')
  goto_text('ADR-0001')
  vim.lsp.buf.definition()
  wait('the jump', function() return vim.fn.expand('%:t') == '0001-keep-data.md' end)
  result.definition = { file = vim.fn.expand('%:t'), line = vim.fn.getline('.') }
end

function steps.references()
  open('raci.yaml')
  goto_text('ADR-0001')
  vim.lsp.buf.references()
  wait('the list', function() return #vim.fn.getqflist() > 0 end)
  local files = vim.tbl_map(function(place) return vim.fn.fnamemodify(vim.fn.bufname(place.bufnr), ':t') end, vim.fn.getqflist())
  table.sort(files)
  result.references = files
  vim.cmd('cclose')
end

function steps.rename()
  open('raci.yaml')
  goto_text('DPO')
  vim.lsp.buf.rename('Data Protection Officer')
  wait('the new name', function() return table.concat(lines(), '\n'):find('Data Protection Officer', 1, true) ~= nil end)
  result.renamed = {}
  for _, name in ipairs({ 'raci.yaml', 'risks.amdec.yaml' }) do
    if vim.fn.expand('%:t') ~= name then vim.cmd('edit ' .. name) end
    result.renamed[name] = table.concat(lines(), '\n')
  end
end

function steps.formatting()
  open('matrix.md')
  if vim.lsp.buf.format then vim.lsp.buf.format({ async = false }) else vim.lsp.buf.formatting_sync(nil, PATIENCE) end
  result.formatted = lines()
end

function steps.close()
  open('broken.raci.yaml')
  wait('findings', function() return (published['broken.raci.yaml'] or 0) > 0 end)
  vim.cmd('bwipeout!')
  wait('findings to be withdrawn', function() return published['broken.raci.yaml'] == 0 end)
  result.closed = true
end

local asked = vim.split(vim.env.VITRUVE_STEPS, ',')
result.version = tostring(vim.version().major) .. '.' .. tostring(vim.version().minor)
for _, step in ipairs(asked) do
  local ok, problem = pcall(steps[step])
  if not ok then
    result.failed = step .. ': ' .. tostring(problem)
    break
  end
end
local file = assert(io.open(vim.env.VITRUVE_RESULT, 'w'))
file:write(vim.json.encode(result))
file:close()
vim.cmd('qall!')
