-- Each client goes through its own list of requests, again and again. A line: method, path, form.
local clients = 0

function setup(thread)
  thread:set("client", clients)
  clients = clients + 1
end

local requests, at = {}, 0

function init(args)
  for line in io.lines(args[1] .. "/" .. client) do
    local method, path, form = line:match("^(%S+) (%S+) ?(.*)$")
    local headers = {}
    for name, value in pairs(wrk.headers) do headers[name] = value end
    if method == "POST" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    requests[#requests + 1] = wrk.format(method, path, headers, method == "POST" and form or nil)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
