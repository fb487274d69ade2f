# wasm.cmake — the target `engine`: web/engine/generated/engine.{mjs,wasm,d.mts}, and engine-scalar.wasm for machines
# without WebAssembly SIMD.

# WebAssembly exceptions are in every browser since 2022; they must hold for every object of the module.
target_compile_options(convscope_options INTERFACE -fwasm-exceptions)

# Everything is compiled for size but the kernels, where the time is spent.
target_compile_options(convscope_kernels PRIVATE -O3)

file(GLOB binding_sources CONFIGURE_DEPENDS engine/bindings/*.cpp)
function(add_engine_module name library folder)
  add_executable(${name} ${binding_sources})
  target_link_libraries(${name} PRIVATE ${library} convscope_options)
  target_include_directories(${name} PRIVATE engine)
  target_precompile_headers(${name} PRIVATE <emscripten/bind.h> <array> <cstdint> <span> <string> <vector>)
  set_target_properties(${name} PROPERTIES OUTPUT_NAME engine SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${folder}")
  target_link_options(${name} PRIVATE
    -fwasm-exceptions
    -lembind
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node,web,worker
    -sDYNAMIC_EXECUTION=0           # the page's Content-Security-Policy forbids eval
    -sEMBIND_AOT                    # so the code that calls C++ is made when building, not generic
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=2GB
    -sABORTING_MALLOC=0             # out of memory is an error of the contract, not the end of the module
    -sSTACK_SIZE=256KB
    # Binaryen puts every function with a single caller into it: functions of 10 KB, which a browser optimises late
    # (kernels at full speed after 15 instead of 50 ms) and which take 3 KB more to download.
    -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20
    -sTEXTDECODER=2                 # every browser with WebAssembly exceptions has it
    -sINCOMING_MODULE_JS_API=instantiateWasm
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAP32,HEAPF32,HEAPF64)
endfunction()

set(generated "${PROJECT_SOURCE_DIR}/web/engine/generated")
target_compile_options(convscope PRIVATE -msimd128)
target_compile_options(convscope_kernels PRIVATE -msimd128)
add_engine_module(engine convscope "${generated}")
target_compile_options(engine PRIVATE -msimd128)
target_link_options(engine PRIVATE -msimd128 --emit-tsd engine.d.mts)

add_engine_library(convscope_scalar)
target_compile_options(convscope_scalar_kernels PRIVATE -O3)
add_engine_module(engine_scalar convscope_scalar "${CMAKE_BINARY_DIR}/scalar")

# One glue serves both modules; the build fails should the compiler ever give them different ones.
add_custom_command(OUTPUT "${generated}/engine-scalar.wasm"
  COMMAND ${CMAKE_COMMAND} -E compare_files "${generated}/engine.mjs" "${CMAKE_BINARY_DIR}/scalar/engine.mjs"
  COMMAND ${CMAKE_COMMAND} -E copy "${CMAKE_BINARY_DIR}/scalar/engine.wasm" "${generated}/engine-scalar.wasm"
  DEPENDS engine engine_scalar VERBATIM)
add_custom_target(scalar_module ALL DEPENDS "${generated}/engine-scalar.wasm")
